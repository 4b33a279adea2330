package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the registers of other departments hold about people's income and assets. Sums are in fen.
 */
record Means(
    List<Vehicle> vehicles,
    List<Estate> estates,
    List<FundAccount> funds,
    List<Insurance> insurances,
    List<Asset> assets,
    List<Medical> medical,
    List<Business> businesses) {
  Means {
    vehicles = List.copyOf(vehicles);
    estates = List.copyOf(estates);
    funds = List.copyOf(funds);
    insurances = List.copyOf(insurances);
    assets = List.copyOf(assets);
    medical = List.copyOf(medical);
    businesses = List.copyOf(businesses);
  }

  /** Who holds something under this number, as the other register spells the name. */
  Optional<Owner> owner(String idNumber) {
    return Stream.of(vehicles, estates, funds, insurances, assets, medical, businesses)
        .flatMap(List::stream)
        .map(Owned::owner)
        .filter(owner -> owner.idNumber().equals(idNumber))
        .findFirst();
  }

  /**
   * As the other register has it.
   *
   * @param idNumber today's, an earlier one, or one of 15 digits out of an old file
   */
  record Owner(String idNumber, String name) {}

  /** Anything that belongs to somebody. */
  interface Owned {
    Owner owner();
  }

  /** One vehicle; {@code since} is the day of its state. */
  record Vehicle(
      Owner owner,
      String plate,
      VehicleKind kind,
      boolean commercial,
      LocalDate registered,
      VehicleState state,
      LocalDate since)
      implements Owned {}

  /** Order of the number codes. */
  enum VehicleKind {
    CAR,
    BUS,
    TRUCK,
    MOTORCYCLE
  }

  /** Order of the number codes. */
  enum VehicleState {
    NORMAL,
    DEREGISTERED,
    STOLEN
  }

  /** Real estate, or a share of it; sold where {@code transferred} is told. */
  record Estate(
      Owner owner,
      EstateUse use,
      String division,
      double squareMetres,
      int sharePercent,
      LocalDate registered,
      Optional<LocalDate> transferred)
      implements Owned {}

  /** Order of the number codes. */
  enum EstateUse {
    RESIDENTIAL,
    COMMERCIAL,
    PARKING
  }

  /** An account of the housing provident fund. */
  record FundAccount(
      Owner owner,
      FundState state,
      YearMonth last,
      String employer,
      int balanceFen,
      int baseFen,
      int monthlyFen)
      implements Owned {}

  /** Order of the number codes. */
  enum FundState {
    ACTIVE,
    SEALED,
    CLOSED
  }

  /** How a person stands in a scheme of social insurance; one of the two sums is 0. */
  record Insurance(
      Owner owner,
      Scheme scheme,
      InsuranceState state,
      YearMonth last,
      Optional<String> employer,
      int baseFen,
      int benefitFen)
      implements Owned {}

  /** Order of the number codes. */
  enum Scheme {
    PENSION_EMPLOYEE,
    PENSION_RESIDENT,
    UNEMPLOYMENT
  }

  /** Order of the number codes. */
  enum InsuranceState {
    PAYING,
    PAUSED,
    DRAWING
  }

  /** A deposit, securities, insurance or fund with what it was worth on a day. */
  record Asset(Owner owner, AssetKind kind, int valueFen, LocalDate valued) implements Owned {}

  /** Order of the number codes. */
  enum AssetKind {
    DEPOSIT,
    SECURITIES,
    INSURANCE,
    FUND
  }

  /** What a person paid for treatment. */
  record Medical(Owner owner, LocalDate from, LocalDate to, int paidFen) implements Owned {}

  /** What a person is in a business. */
  record Business(
      Owner owner,
      Role role,
      BusinessState state,
      LocalDate since,
      String creditCode,
      int capitalFen)
      implements Owned {}

  /** Order of the number codes. */
  enum Role {
    LEGAL_REPRESENTATIVE,
    SHAREHOLDER,
    SOLE_TRADER
  }

  /** Order of the number codes. */
  enum BusinessState {
    ACTIVE,
    CANCELLED,
    REVOKED
  }
}
