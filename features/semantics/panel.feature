Feature: A panel
  A review asks the people whom an earlier step named, each once, and nobody else who holds their role.

  Background:
    Given the process
      """
      steps:
        penugasan:
          review: {by: pimpinan.kepala}
          form: {anggota: {type: people, of: loket.petugas, count: 1..2}}
          outcomes: {ditugaskan: kunjungan}
        kunjungan:
          review: {by: loket.petugas, members: penugasan.anggota, not_by: [penugasan], differing: ulang}
          outcomes: {layak: tanda_tangan, tidak: tutup, ulang: penugasan}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [kunjungan]}
          outcomes: {ttd: tutup}
        tutup: {close: {}}
      """
    And an application

  Scenario: Whoever is named decides
    Given Budi decided "ditugaskan" with anggota "rina"
    When Rina decides "layak"
    Then it stands at "tanda_tangan"

  Scenario: Whoever holds the role and is not named does not
    Given Budi decided "ditugaskan" with anggota "rina"
    When Tono decides "layak"
    Then it is refused as "not-yours"
    And she reads `This task is for Rina, who was named for this application.`

  Scenario: All who are named answer
    Given Budi decided "ditugaskan" with anggota "rina, tono"
    When Rina decides "layak"
    Then it stands at "kunjungan"

  Scenario: Where they differ it goes as the designer says
    Given Budi decided "ditugaskan" with anggota "rina, tono"
    And Rina decided "layak"
    When Tono decides "tidak"
    Then it stands at "penugasan"

  Scenario: Nobody who does not hold the role is named
    When Budi decides "ditugaskan" with anggota "sari"
    Then it is refused as "invalid-form"
    And "anggota" is named as wrong

  Scenario: Nobody who is away is named
    Given Rina is away today
    When Budi decides "ditugaskan" with anggota "rina, tono"
    Then "anggota" is named as wrong

  Scenario: Not more are named than can be
    When Budi decides "ditugaskan" with anggota "rina, tono, yani"
    Then "anggota" is named as wrong

  Scenario: Nobody is named who decided what is kept apart
    When Yani decides "ditugaskan" with anggota "yani"
    Then "anggota" is named as wrong

  Scenario: Her deputy answers for her
    Given Budi decided "ditugaskan" with anggota "rina"
    And Dewi deputises for Rina as Plh.
    When Dewi decides "layak"
    Then it is allowed

  Scenario: Where she is away for the night, anybody of her role may
    Given Budi decided "ditugaskan" with anggota "rina"
    And Rina is away today
    And 1 working day passed
    When Tono decides "layak"
    Then it is allowed

  Scenario: Where she has an interest, anybody of her role may
    Given Budi decided "ditugaskan" with anggota "rina"
    And Rina declared an interest because "Pemohon adalah kakak saya."
    When Tono decides "layak"
    Then it is allowed
