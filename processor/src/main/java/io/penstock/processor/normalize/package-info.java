/// Makes each item's content the canonical model of its entity type, by mappings that are data.
///
/// A mapping is a YAML file in this package's resources, one per entity type with a canonical
/// model: its members stand in canonical order, each with the source members to try and the reader
/// that reads them. Readers accept what industrial systems really send and never guess: a value
/// that could mean two things is left out and becomes an issue. A received member ends in exactly
/// one place: in `data`, in `extensions`, or in an issue; JSON `null`, empty text and a system's
/// word for "no date" count as absent and end nowhere. A new type is a mapping and a JSON Schema,
/// no code.
///
/// Limits: a number has at most 100 characters written out, a unit's code at most 8, a time lies in
/// the years 0001 to 9999. How deep and how large content may be, its reader and the ingress have
/// decided.
@NullMarked
package io.penstock.processor.normalize;

import org.jspecify.annotations.NullMarked;
