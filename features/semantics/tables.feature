Feature: Tables
  Where a value can stand a table can: the first row whose `when` holds counts, and the last has none.

  Background:
    Given the process
      """
      form:
        luas: {type: decimal, min: 1}
      steps:
        periksa:
          review:
            by:
              - {when: form.luas > 1000, is: pimpinan.kepala, within: 5 working days}
              - {when: form.luas > 100, is: kesehatan.tim}
              - {is: loket.petugas}
            within: 1 working day
          outcomes: {lengkap: terbit, kembalikan: {to: perbaikan, reason: true}}
        perbaikan:
          correction:
            within: [{when: form.luas > 100, is: 14 days}, {is: 3 days}]
            then: periksa
        terbit:
          issue:
            template: [{when: form.luas > 100, is: surat}, {is: notices/kecil}]
            number: "503/{seq:04d}/{year}"
      """

  Scenario Outline: One role is asked, whichever row fits first
    When the applicant hands in an application with luas "<luas>"
    Then <agency> is asked
    And it is due on <due>

    Examples:
      | luas | agency    | due              |
      | 2000 | pimpinan  | 2026-03-09 16:00 |
      | 500  | kesehatan | 2026-03-03 16:00 |
      | 5    | loket     | 2026-03-03 16:00 |

  Scenario: Whoever decides, the case goes on
    Given an application with luas "500"
    When Sari decides "lengkap"
    Then the document is printed with "surat"

  Scenario: The last row is for every other case
    Given an application with luas "5"
    When Rina decides "lengkap"
    Then the document is printed with "notices/kecil"

  Scenario: The applicant has the time of her row
    Given an application with luas "5"
    When Rina decides "kembalikan" because "KTP buram"
    Then it is due on 2026-03-05 24:00

  Scenario: Every row must be possible to decide, four eyes included
    When the designer checks
      """
      form:
        luas: {type: decimal, min: 1}
      steps:
        periksa: {review: {by: pimpinan.kepala}, outcomes: {lengkap: tanda_tangan}}
        tanda_tangan:
          signature:
            by: [{when: form.luas > 1000, is: pimpinan.kepala}, {is: kesehatan.tim}]
            not_by: [periksa]
          outcomes: {ditandatangani: terbit}
        terbit: {issue: {template: surat, number: "503/{seq:03d}/{year}"}}
      """
    Then she reads no problem

  Scenario: A row that nobody else can decide is found
    When the designer checks
      """
      form:
        luas: {type: decimal, min: 1}
      steps:
        periksa: {review: {by: kesehatan.tim}, outcomes: {lengkap: tanda_tangan}}
        tanda_tangan:
          signature:
            by: [{when: form.luas > 1000, is: kesehatan.tim}, {is: pimpinan.kepala}]
            not_by: [periksa]
          outcomes: {ditandatangani: terbit}
        terbit: {issue: {template: surat, number: "503/{seq:03d}/{year}"}}
      """
    Then she reads a problem of the rule "four-eyes-impossible"

  Scenario: A table whose last row has a condition leaves cases without one
    When the designer checks
      """
      form:
        luas: {type: decimal, min: 1}
      steps:
        periksa:
          review: {by: [{when: form.luas > 1000, is: loket.petugas}]}
          outcomes: {lengkap: gugur}
        gugur: {close: {}}
      """
    Then she reads the problem `table: the last row of the table of roles has a condition, so some cases have no row.`
