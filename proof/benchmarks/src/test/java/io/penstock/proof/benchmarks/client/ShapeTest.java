package io.penstock.proof.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeTest {

  @Test
  void argumentsSayAllOfIt() {
    var shape = new Shape(256, 2_000, true, 17);

    assertThat(Shape.of(shape.arguments())).isEqualTo(shape);
  }

  @Test
  void textIsForPeople() {
    assertThat(Shape.USUAL.text()).isEqualTo("1 KiB, 64 clients");
    assertThat(Shape.USUAL.withBodyBytes(256).withConnections(2_000).text())
        .isEqualTo("256 B, 2,000 clients");
    assertThat(Shape.USUAL.withBodyBytes(1 << 20).withClosing().text())
        .isEqualTo("1 MiB, 64 clients, a connection a request");
    assertThat(Shape.USUAL.withConnections(1).text()).isEqualTo("1 KiB, 1 client");
    assertThat(Shape.USUAL.withPerSecond(5_000).text())
        .isEqualTo("1 KiB, 64 clients, 5,000 due a second");
  }
}
