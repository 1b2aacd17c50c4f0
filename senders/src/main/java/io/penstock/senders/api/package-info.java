/// API recipes: how a connection's API is asked, and what its answers hold. No clock, no network:
/// requests are URIs, answers are bytes.
@NullMarked
package io.penstock.senders.api;

import org.jspecify.annotations.NullMarked;
