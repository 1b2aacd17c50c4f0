package io.penstock.processor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupInstanceIdTest {
  @TempDir private Path directory;

  @Test
  void directoryKeepsItsId() {
    var state = directory.resolve("a/b");

    var first = GroupInstanceId.of(state);

    assertThat(first).hasSize(36);
    assertThat(GroupInstanceId.of(state)).isEqualTo(first);
    assertThat(GroupInstanceId.of(directory)).isNotEqualTo(first);
  }

  @Test
  void whatACrashLeftUnfinishedIsWrittenAnew() throws IOException {
    Files.writeString(directory.resolve("member.new"), "0123");

    var id = GroupInstanceId.of(directory);

    assertThat(directory.resolve("member")).hasContent(id);
    assertThat(directory.resolve("member.new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "m-1", "0123456789abcdef0123456789abcdef0123"})
  void fileWithoutAnIdIsRefusedWithWhatToDo(String text) throws IOException {
    var file = Files.writeString(directory.resolve("member"), text);

    assertThatThrownBy(() -> GroupInstanceId.of(directory))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file + " holds no id: delete it");
  }
}
