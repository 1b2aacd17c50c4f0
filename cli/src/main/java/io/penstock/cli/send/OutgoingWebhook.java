package io.penstock.cli.send;

/// One webhook to post; a repeat is the same one again.
///
/// @param lane what it must be posted in order with: those of one lane go one after the other
/// @param body exactly what is posted; not copied, nobody writes to it
record OutgoingWebhook(String lane, byte[] body) {}
