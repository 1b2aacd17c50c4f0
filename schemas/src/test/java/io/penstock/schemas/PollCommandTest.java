package io.penstock.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollCommandTest {

  @Test
  void shortestCommandListsWhatChangedOfAllTypes() {
    var command = new PollCommand("conn-42", null, null, false);

    assertThat(new String(command.write(), UTF_8)).isEqualTo("{\"connection\":\"conn-42\"}");
    assertThat(PollCommand.read(command.write())).isEqualTo(command);
  }

  @Test
  void readsWhatItWrites() {
    var since =
        new PollCommand(
            "conn-42",
            List.of(EntityTypes.PURCHASE_ORDER),
            Instant.parse("2026-01-31T12:00:00Z"),
            false);
    var full = new PollCommand("conn-42", null, null, true);

    assertThat(PollCommand.read(since.write())).isEqualTo(since);
    assertThat(PollCommand.read(full.write())).isEqualTo(full);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"connection\":7}",
        "{\"connection\":\"c\",\"types\":\"vendor\"}",
        "{\"connection\":\"c\",\"types\":[\"unheard_of\"]}",
        "{\"connection\":\"c\",\"types\":[7]}",
        "{\"connection\":\"c\",\"since\":\"noon\"}",
        "{\"connection\":\"c\",\"full\":\"yes\"}",
        "{\"connection\":\"c\",\"full\":true,\"since\":\"2026-01-31T12:00:00Z\"}"
      })
  void otherBytesAreRefused(String bytes) {
    assertThatThrownBy(() -> PollCommand.read(bytes.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
