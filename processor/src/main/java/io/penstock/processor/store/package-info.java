/// What the fold remembers in Kafka Streams' stores, on disk and in changelogs.
@NullMarked
package io.penstock.processor.store;

import org.jspecify.annotations.NullMarked;
