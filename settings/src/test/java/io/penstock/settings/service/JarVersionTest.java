package io.penstock.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JarVersionTest {
  @Test
  void versionIsThatOfTheManifest() {
    assertThat(JarVersion.of(Test.class)).matches("\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void classOfADirectoryIsOfNoVersion() {
    assertThat(JarVersion.of(JarVersionTest.class)).isEqualTo("development");
  }
}
