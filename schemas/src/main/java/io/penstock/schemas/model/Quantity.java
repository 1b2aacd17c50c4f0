package io.penstock.schemas.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A number of something.
///
/// @param value with the scale it was received with
/// @param unit the unit's short code as received; `null` where it is unknown
public record Quantity(BigDecimal value, @Nullable String unit) {}
