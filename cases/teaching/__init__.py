"""People teach the classifiers: their answers become lessons, lessons become proposals, accepted proposals the town's own words."""
