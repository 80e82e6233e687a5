/** Pictures of fits: what they measured against what they spent. No part of the product. Depends on driver and XChart. */
package io.github.sparksnops.bench.fit;
