package io.penstock.schemas.json;

/// A text of a document in which each half of a surrogate pair was replaced by U+FFFD.
///
/// @param at the text's place in the document; of a member's name, the place of the member
/// @param name whether the text is a member's name
/// @param text the text after the replacement
public record ReplacedText(JsonPointer at, boolean name, String text) {}
