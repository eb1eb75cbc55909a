"""The pages and the REST API over a record: `app.create_app` makes the application, `server.serve` runs it.

`pages` and its like hold the routes of the pages; `rest` makes the API of those in `api` and its like. `safety`
protects both, `marks` and `annotation` turn a reading into an article that can be read and looked into. Nothing here
writes to a record, and no page needs a script.
"""
