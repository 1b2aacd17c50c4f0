package io.penstock.standalone.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the demo was asked for.
///
/// @param webhooks about how many to post, repeats included
/// @param seed what all chance comes from
/// @param stay whether the bridge stays up afterwards
/// @param ledger where to write the ledger; null for nowhere
record DemoOptions(int webhooks, long seed, boolean stay, @Nullable Path ledger) {}
