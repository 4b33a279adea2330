package org.tongban.node.routeguard;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesSource;

/** Lets a rehearsal see the placeholders of the running context. */
record RunningProperties(CamelContext running) implements PropertiesSource {
  @Override
  public String getName() {
    return "running";
  }

  @Override
  public String getProperty(String name) {
    return running.getPropertiesComponent().resolveProperty(name).orElse(null);
  }
}
