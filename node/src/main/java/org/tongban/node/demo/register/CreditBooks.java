package org.tongban.node.demo.register;

import java.util.List;

/** What a region's registrar knows of organisations, and the lists of sanctions that it keeps. */
record CreditBooks(List<Organisation> organisations, List<Sanction> sanctions) {
  CreditBooks {
    organisations = List.copyOf(organisations);
    sanctions = List.copyOf(sanctions);
  }
}
