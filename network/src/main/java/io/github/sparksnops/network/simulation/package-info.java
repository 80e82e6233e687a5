/** What simulators promise: batch, window and recording in, outcomes and spike counts out. Depends on network and wiring. */
package io.github.sparksnops.network.simulation;
