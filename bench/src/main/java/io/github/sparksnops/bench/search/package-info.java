/**
 * A stand-in for the simulator, to tune search strategies on: a regression of published evaluations, which are read and never
 * kept here. No part of the product. Depends on driver, network, stats and commons-math3.
 */
package io.github.sparksnops.bench.search;
