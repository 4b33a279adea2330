package org.tongban.node.demo.register;

/**
 * Certificate numbers that demonstration and tests can count on. Serials up to 100 of each year are
 * kept for them.
 */
public final class KnownCertificates {
  private KnownCertificates() {}

  /** The certificate of {@link KnownPeople#HUSBAND} and {@link KnownPeople#WIFE}: POSITIVE. */
  public static String valid(Region region) {
    return "J" + region.code() + "-2024-000001";
  }

  /** Replaced by {@link #reissued}: NEGATIVE. */
  public static String superseded(Region region) {
    return "J" + region.code() + "-2015-000002";
  }

  /** Issued for a lost {@link #superseded}: POSITIVE. */
  public static String reissued(Region region) {
    return "BJ" + region.code() + "-2023-000002";
  }

  /** The marriage was annulled: NEGATIVE. */
  public static String annulled(Region region) {
    return "J" + region.code() + "-2022-000003";
  }

  /**
   * The divorce of {@link KnownCouples#DIVORCED}, replaced by {@link #reissuedDivorce}: NEGATIVE.
   */
  public static String divorce(Region region) {
    return "L" + region.code() + "-2021-000004";
  }

  /** Issued for a lost {@link #divorce}: POSITIVE. */
  public static String reissuedDivorce(Region region) {
    return "BL" + region.code() + "-2024-000004";
  }

  /** {@link KnownCouples#REMARRIED} married each other again: NEGATIVE. */
  public static String withdrawnDivorce(Region region) {
    return "L" + region.code() + "-2017-000005";
  }

  /** Well formed and never issued: NOT_FOUND. */
  public static String unissued(Region region) {
    return "J" + region.code() + "-2024-000099";
  }
}
