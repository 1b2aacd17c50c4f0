package io.penstock.schemas.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/// Reads a code that a later release has added as `UNKNOWN`, so that consumers need not move first.
final class UnknownCodes extends DeserializationProblemHandler {
  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String code, String failure) {
    var constants = type.getEnumConstants();
    return constants == null
        ? NOT_HANDLED
        : Arrays.stream(constants)
            .filter(constant -> ((Enum<?>) constant).name().equals("UNKNOWN"))
            .findAny()
            .orElse(NOT_HANDLED);
  }
}
