Feature: A verdict on each document
  Whoever checks an application finds each of its documents right or not, and the answers that are marked. What is not
  right goes back to the applicant with the remark on it; until then the case cannot go on.

  Background:
    Given the process
      """
      form:
        lapak: {type: integer, min: 1}
        sewa: {type: text}
      documents:
        ktp: {accept: [pdf]}
        denah: {accept: [pdf]}
        amdal: {accept: [pdf], when: form.lapak > 100}
      language: 2
      steps:
        kelengkapan:
          review: {by: loket.petugas, checks: {documents: all, form: [lapak], despite: [tolak]}}
          outcomes: {lengkap: selesai, kembalikan: {to: perbaikan, reason: true}, tolak: {to: ditolak, reason: true}}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, then: kelengkapan}
        selesai: {close: {as: done}}
        ditolak: {close: {as: done}}
        gugur: {close: {}}
      """
    And an application with
      | lapak | sewa  |
      | 18    | harian |

  Scenario: What is found right goes on
    When Rina decides "lengkap", finding lapak, ktp, denah right
    Then it has ended as "done"

  Scenario: Each of what this application has is judged, and a document it does not have is not
    When Rina decides "lengkap", finding ktp right
    Then it is refused as "invalid-form"
    And "checks.lapak" is named as wrong
    And "checks.denah" is named as wrong
    And "checks.amdal" is not named as wrong

  Scenario: While something is not right the case does not go on
    When Rina decides "lengkap", finding lapak, ktp right and denah not right: "Buram"
    Then it is refused as "invalid-form"
    And "checks" is named as wrong

  Scenario: But where the definition allows it
    When Rina decides "tolak" because "Denahnya palsu", finding lapak, ktp right and denah not right: "Palsu"
    Then it has ended as "done"

  Scenario: What is not right goes back, and the remark on it is reason enough
    When Rina decides "kembalikan", finding lapak, ktp right and denah not right: "Buram"
    Then the applicant is asked
    And she may change denah

  Scenario: What is all right does not go back
    When Rina decides "kembalikan", finding lapak, ktp, denah right
    Then it is refused as "invalid-form"
    And "checks" is named as wrong

  Scenario: After a correction only what has changed is judged again
    Given Rina decided "kembalikan", finding ktp, denah right and lapak not right: "Menurut denah 20"
    And the applicant corrected lapak to "20"
    When Tono decides "lengkap", finding lapak right
    Then it has ended as "done"

  Scenario: What has not changed is still not right
    Given Rina decided "kembalikan", finding ktp, lapak right and denah not right: "Buram"
    And the applicant corrected nothing
    When Tono decides "lengkap", finding nothing new
    Then it is refused as "invalid-form"
    And "checks" is named as wrong
