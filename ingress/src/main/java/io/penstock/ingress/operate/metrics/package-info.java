/// Metrics of the ingress, in the format of Prometheus.
@NullMarked
package io.penstock.ingress.operate.metrics;

import org.jspecify.annotations.NullMarked;
