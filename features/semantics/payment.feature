Feature: A payment carries the case on
  What is assessed is billed under a code; the case goes on the moment the money is known, and nobody clicks. What a debt
  does not take stays the payer's.

  Background:
    Given the process
      """
      form:
        luas: {type: integer}
      values:
        retribusi: {money: form.luas * 1000, round: "down 1"}
      steps:
        penetapan:
          review: {by: loket.petugas}
          outcomes: {ditetapkan: pembayaran}
        pembayaran:
          payment:
            amount: values.retribusi
            account: 4.1.02.03.01.0001
            bill: {template: surat, number: "SKRD/{seq:03d}/{year}"}
            within: 30 days
            interest: {percent: 1, at_most: 24 months, account: 4.1.04.12.01.0001}
            confirm: {by: loket.petugas, not_by: [penetapan]}
            then: putusan
            on_silence: tagihan
        tagihan:
          demand:
            of: pembayaran
            bill: {template: surat, number: "STRD/{seq:03d}/{year}"}
            within: 24 months
            then: putusan
            on_silence: gugur
        putusan:
          review: {by: pimpinan.kepala}
          outcomes: {setuju: selesai}
        selesai: {close: {as: done}}
        gugur: {close: {}}
      """
    And it is 2026-03-02 09:00
    And an application with luas "1000"
    And Rina decided "ditetapkan"

  Scenario: It is assessed and billed, and nobody of the city is asked
    Then it stands at "pembayaran"
    And the applicant is asked
    And it owes 1000000 on 2026-03-02
    And its bill has the number "SKRD/001/2026" and the code "26000000013"

  Scenario: Money carries it on
    When 1000000 is paid on 2026-03-05
    Then it stands at "putusan"
    And it owes 0 on 2026-03-05

  Scenario: Told twice it is booked once
    Given 1000000 was paid on 2026-03-05
    When the same money is told again
    Then nothing has changed

  Scenario: Too little does not carry it on, the rest does
    Given 400000 was paid on 2026-03-05
    Then it stands at "pembayaran"
    And it owes 600000 on 2026-03-05
    When 600000 is paid on 2026-03-06
    Then it stands at "putusan"

  Scenario: Too much, and paid twice: what no debt takes stays the payer's
    Given 1200000 was paid on 2026-03-05
    When 1000000 is paid on 2026-03-06
    Then it stands at "putusan"
    And 1200000 of the payer's money is left

  Scenario: Nothing is billed where there is nothing to pay
    When the applicant hands in an application with luas "0"
    And Rina decides "ditetapkan"
    Then it stands at "putusan"

  Scenario: Paid in time and known late is in time
    When it comes to be 2026-04-03 12:00
    Then it stands at "pembayaran"
    When 1000000 is paid on 2026-04-01
    Then it stands at "putusan"

  Scenario: What was not paid is billed again, with what being late costs
    When it comes to be 2026-04-05 12:00
    Then it stands at "tagihan"
    And its bill has the number "STRD/001/2026" and the code "26000000021"
    And it owes 1010000 on 2026-04-05
    When 1000000 is paid on 2026-04-06
    Then it stands at "tagihan"
    And it owes 10000 on 2026-04-06
    When 10000 is paid on 2026-04-06
    Then it stands at "putusan"

  Scenario Outline: Interest counts each month begun, for two years at most
    When it comes to be 2026-04-05 12:00
    Then it owes <amount> on <day>

    Examples:
      | day        | amount  |
      | 2026-04-01 | 1000000 |
      | 2026-04-02 | 1010000 |
      | 2026-05-01 | 1010000 |
      | 2026-05-02 | 1020000 |
      | 2028-04-01 | 1240000 |
      | 2028-10-01 | 1240000 |

  Scenario: Whoever calculated does not confirm
    When Rina confirms that 1000000 was paid on 2026-03-02
    Then it is refused as "four-eyes"
    When Tono confirms that 1000000 was paid on 2026-03-02
    Then it stands at "putusan"

  Scenario: Nobody who gets nothing owes anything
    When it comes to be 2026-04-05 12:00
    And it comes to be 2028-05-01 12:00
    Then it has ended as "lapsed"
    When 1000000 is paid on 2028-05-01
    Then 1000000 of the payer's money is left

  Scenario: Money is paid back on the record, and not twice
    Given 1500000 was paid on 2026-03-02
    When Tono pays 500000 of it back
    Then 0 of the payer's money is left
    When Tono pays 1 of it back
    Then it is refused as "invalid-form"
