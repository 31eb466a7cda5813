"""Manifests, folders, or unpaired heaps of articles -> shards of reports, and what they tell together.

``corpus`` gives the pairs, ``plan`` what of them is left to do, an engine
(``local``, ``ray_engine``) maps ``work`` over it, ``shards`` keeps the results,
``stats`` counts what they tell, ``results`` gives them to the review app.
"""
