"""How good the readings are: annotated corpora, measures, the mistakes in their context, and floors under the figures.

    corpus = corpora.shipped()
    assessment = assess(corpus, read_all(corpus.as_articles()))
    assessment.rows["all"].f1

The measures are those of the attribution-relation literature (Pareti 2015; Newell, Margolin and Ruths, PolNeAR, 2018);
`metrics` defines each.
"""

from onrecord.evaluate.assess import Assessment, assess

__all__ = ["Assessment", "assess"]
