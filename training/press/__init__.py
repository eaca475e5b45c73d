"""Sentences of press reports with their trees, put together from parts by a small grammar of each language.

They show what the open treebanks of that language show too seldom: state names in every place of a clause, its objects and passives,
attribution behind the comma, the words of diplomacy. Words and names were chosen by us; no text of any newspaper is in them.
"""
