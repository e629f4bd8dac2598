# Zola, which no package manager here has: nothing is built. What its links lead to was worked out
# by hand from Zola's source; the letters of the markers are the only truth.
engine_is_there() { :; }
engine_build() { :; }
engine_build_all() { :; }
