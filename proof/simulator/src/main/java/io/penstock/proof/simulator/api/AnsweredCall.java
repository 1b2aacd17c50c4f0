package io.penstock.proof.simulator.api;

/// One call of the API that ended, without its token.
///
/// @param connection the connection whose token the call carried; empty if the token is unknown
/// @param target the path and the query, as received
/// @param status the status of the answer; 0 if the call got none
/// @param fault the label of the fault that the call met; empty if it met none
/// @param endNanos when the last byte of the answer was about to be sent, or the call was given up
public record AnsweredCall(
    String connection,
    String method,
    String target,
    int status,
    String fault,
    long beginNanos,
    long endNanos) {}
