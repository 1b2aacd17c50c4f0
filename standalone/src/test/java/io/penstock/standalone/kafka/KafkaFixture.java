package io.penstock.standalone.kafka;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test class a [KafkaSandbox] on the one broker of this JVM.
///
/// The broker starts with the first class that asks, and is closed when the JVM ends.
public final class KafkaFixture implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(KafkaFixture.class);
  private static final AtomicInteger CLASSES = new AtomicInteger();

  /// JUnit's own stores end earlier: if several JVMs share the test classes, Surefire runs each
  /// class as a test plan of its own, and a broker in a store would start once for each class.
  private static final class Shared {
    static final TestKafka KAFKA = TestKafka.start(System.getenv("PENSTOCK_KAFKA"));

    static {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(KAFKA::close));
    }
  }

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
    return store.getOrComputeIfAbsent(
        testClass,
        _ ->
            new KafkaSandbox(
                Shared.KAFKA.bootstrapServers(),
                testClass.getSimpleName() + "-" + CLASSES.incrementAndGet()),
        KafkaSandbox.class);
  }
}
