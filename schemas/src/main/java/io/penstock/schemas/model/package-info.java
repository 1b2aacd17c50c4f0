/// The canonical models as Java records, for consumers in Java.
///
/// Components stand in canonical order and have the names of the JSON Schemas in
/// `io/penstock/schemas/json-schemas`; an absent member is `null`.
@NullMarked
package io.penstock.schemas.model;

import org.jspecify.annotations.NullMarked;
