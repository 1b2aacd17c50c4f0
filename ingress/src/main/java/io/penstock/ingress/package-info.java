/// The ingress: receives a webhook, verifies its signature and publishes its bytes.
///
/// A webhook travels `receive` > `verify` > `publish`; `manage` is the operator's side door.
@NullMarked
package io.penstock.ingress;

import org.jspecify.annotations.NullMarked;
