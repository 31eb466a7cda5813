"""Manifests, folders, or unpaired heaps of articles -> shards of reports, and what they tell together.

``corpus`` gives the pairs, ``plan`` what of them is left to do, an engine
(``local``, ``ray_engine``) maps ``work`` over it, ``shards`` keeps the results,
``results`` reads them, ``stats`` counts them.
"""
