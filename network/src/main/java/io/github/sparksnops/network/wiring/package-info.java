/** From a description and a seed to targets, stimulus spikes and initial potentials, by integer draws. Depends on network and random. */
package io.github.sparksnops.network.wiring;
