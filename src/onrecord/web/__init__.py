"""The pages and the REST API over a record: `app.create_app` makes the application, `server.serve` runs it.

`pages` and `api` hold the routes, `safety` what protects them, `marks` and `annotation` turn a reading into an article
that can be read and looked into. Nothing here writes to a record, and no page needs a script.
"""
