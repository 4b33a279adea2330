package org.tongban.node.demo.register;

import java.util.List;

/** What a region counts and saves: care beds of its towns, and its volunteers' time. */
record ServiceBooks(List<CareCapacity> capacity, List<TimeAccount> accounts) {
  ServiceBooks {
    capacity = List.copyOf(capacity);
    accounts = List.copyOf(accounts);
  }
}
