package io.penstock.schemas.model;

import io.penstock.schemas.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A postal address, in the sender's own words.
///
/// @param lines what stands above the city; all of it where the sender has one text
/// @param country a name or a code
public record Address(
    @Nullable String addressee,
    @Nullable List<String> lines,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode,
    @Nullable String country,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String notes,
    @Nullable Boolean active,
    Json.@Nullable Obj extensions) {}
