/**
 * What a network is: populations, projections, neuron and synapse models, stimuli. Values only; nothing here runs or draws
 * anything. Depends on the JDK alone.
 */
package io.github.sparksnops.network;
