package org.tongban.core.identity;

/** Where the holder of a permit for residents of Hong Kong, Macau and Taiwan comes from. */
public enum Region {
  HONG_KONG,
  MACAU,
  TAIWAN
}
