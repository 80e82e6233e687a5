/** Counter-based random numbers: every draw is a function of seed, stream and coordinates. Depends on the JDK alone. */
package io.github.sparksnops.network.random;
