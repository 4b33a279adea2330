package org.tongban.node.console.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a simulated region is turned.
 *
 * @param latencyMs time before it answers, milliseconds
 * @param errorPercent of a hundred asks, how many get an error of its register
 * @param wrongVersion whether it answers other versions than the directory says
 * @param expiredCertificate whether it shows a certificate for TLS that has ended
 * @param clockSeconds how far its clock is ahead; negative when it is behind
 * @param dropPercent of a hundred messages, after how many the connection ends without a word
 */
public record Knobs(
    long latencyMs,
    int errorPercent,
    boolean wrongVersion,
    boolean expiredCertificate,
    long clockSeconds,
    int dropPercent) {
  static Knobs of(JsonNode json) {
    return new Knobs(
        json.path("latencyMs").asLong(),
        json.path("errorPercent").asInt(),
        json.path("wrongVersion").asBoolean(),
        json.path("expiredCertificate").asBoolean(),
        json.path("clockSeconds").asLong(),
        json.path("dropPercent").asInt());
  }
}
