package io.penstock.cli.sign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Parses a time on the command line: Unix seconds or RFC 3339.
public final class InstantConverter implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      return text.matches("[0-9]{1,12}")
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw new TypeConversionException(
          "\"%s\" is no time: expected Unix seconds, or such as 2026-01-02T03:04:05Z"
              .formatted(text));
    }
  }
}
