package io.penstock.schemas.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An amount of money.
///
/// @param amount with the scale it was received with
/// @param currency ISO 4217 alphabetic code; `null` where it is unknown
public record Money(BigDecimal amount, @Nullable String currency) {}
