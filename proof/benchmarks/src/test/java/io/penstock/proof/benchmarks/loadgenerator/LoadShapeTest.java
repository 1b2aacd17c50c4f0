package io.penstock.proof.benchmarks.loadgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadShapeTest {

  @Test
  void argumentsSayAllOfIt() {
    var shape = new LoadShape(256, 2_000, true, 17);

    assertThat(LoadShape.of(shape.arguments())).isEqualTo(shape);
  }

  @Test
  void textIsForPeople() {
    assertThat(LoadShape.USUAL.text()).isEqualTo("1 KiB, 64 clients");
    assertThat(LoadShape.USUAL.withBodyBytes(256).withConnections(2_000).text())
        .isEqualTo("256 B, 2,000 clients");
    assertThat(LoadShape.USUAL.withBodyBytes(1 << 20).withClosing().text())
        .isEqualTo("1 MiB, 64 clients, a connection a request");
    assertThat(LoadShape.USUAL.withConnections(1).text()).isEqualTo("1 KiB, 1 client");
    assertThat(LoadShape.USUAL.withPerSecond(5_000).text())
        .isEqualTo("1 KiB, 64 clients, 5,000 due a second");
  }
}
