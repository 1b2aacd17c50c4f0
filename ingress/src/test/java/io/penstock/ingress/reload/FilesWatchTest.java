package io.penstock.ingress.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.settings.Problem;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilesWatchTest {

  @Test
  void onlyTheFirstOfVeryManyProblemsAreTold() {
    var problems =
        IntStream.range(0, 10_000)
            .mapToObj(n -> new Problem("connections.yaml:" + n, "recipe", "missing", null, null))
            .toList();

    var lines = FilesWatch.lines("senders not reloaded", problems);

    assertThat(lines)
        .hasSize(1 + FilesWatch.PROBLEMS_TOLD_MAX + 1)
        .startsWith("senders not reloaded", "connections.yaml:0: recipe is missing")
        .endsWith("connections.yaml:99: recipe is missing", "and 9900 more problems");
  }
}
