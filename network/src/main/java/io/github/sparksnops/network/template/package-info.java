/** Families of networks with named free parameters. Depends on network. */
package io.github.sparksnops.network.template;
