"""Case management for the site where freed prisoners of war and civilian detainees arrive."""
