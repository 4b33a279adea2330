package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Simulated regions of a joint test, as {@code tongban simulate --control} plays them.
 *
 * @param address of their control, on this machine, without a path
 * @param tokenFile what must be known there; written anew by each start of the simulation
 */
public record SimulatorSettings(String address, Path tokenFile) {
  private static final Pattern HERE =
      Pattern.compile("http://(127\\.0\\.0\\.1|localhost):[1-9][0-9]{0,4}");

  public SimulatorSettings {
    new Check()
        .value(
            "address",
            address,
            text -> HERE.matcher(text).matches(),
            "must be an http address of this machine, such as http://127.0.0.1:7490")
        .given("tokenFile", tokenFile)
        .done();
  }
}
