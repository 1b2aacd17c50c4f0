package io.penstock.standalone.kafka;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test class a [KafkaSandbox] on the one broker of this JVM.
///
/// The broker starts with the first class that asks, and is closed after the last test of all.
public final class KafkaFixture implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(KafkaFixture.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KafkaSandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return sandbox(context);
  }

  private static KafkaSandbox sandbox(ExtensionContext context) {
    var store = context.getRoot().getStore(NAMESPACE);
    var testClass = context.getRequiredTestClass();
    // First, because what a store got first it closes last.
    var kafka =
        store.getOrComputeIfAbsent(
            "kafka", _ -> TestKafka.start(System.getenv("PENSTOCK_KAFKA")), TestKafka.class);
    var classes =
        store.getOrComputeIfAbsent("classes", _ -> new AtomicInteger(), AtomicInteger.class);
    return store.getOrComputeIfAbsent(
        testClass,
        _ ->
            new KafkaSandbox(
                kafka.bootstrapServers(),
                testClass.getSimpleName() + "-" + classes.incrementAndGet()),
        KafkaSandbox.class);
  }
}
