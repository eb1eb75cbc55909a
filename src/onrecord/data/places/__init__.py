"""The gazetteer, the shapes of the countries and the words around toponyms: see the head of each file and NOTICE."""
