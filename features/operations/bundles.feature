Feature: What is published while a case runs
  A case is read, decided and printed with the bundle it was submitted under, for as long as it lives.
  What is published later is for new cases.

  Background:
    Given the published permit type "domisili", for the wards Serpong and Ciater:
      """
      permit: domisili
      code: DOM
      name: Keterangan domisili
      summary: Dipakai untuk mencoba.
      issuer: kepala
      legal_basis: [{cite: Tidak ada}]
      applicant: {name: nama, email: surel, phone: telepon}
      form:
        nama: {type: text}
        surel: {type: email}
        telepon: {type: phone}
        kelurahan: {type: choice, codes: kelurahan}
      steps:
        periksa:
          review: {by: loket.petugas}
          outcomes: {lengkap: tanda_tangan, kembali: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 14 days, then: periksa}
        tanda_tangan:
          signature: {by: kepala.kepala, not_by: [periksa]}
          outcomes: {ditandatangani: terbit}
        terbit:
          issue: {template: licences/domisili, number: "503/DOM/{seq}/{year}"}
      """
    And an application from Ciater that was returned to its applicant

  Scenario: A ward leaves the code list, the letterhead and a notice change
    When the wards are published without Ciater, with the letterhead "KOTA BARU" and new words for the notice
    Then the applicant can correct her phone number, and nothing else is asked of her
    And her licence names Ciater under the letterhead of before, and she is told so in the words of before
    But nobody can apply from Ciater any more
    And a licence for Serpong has the letterhead "KOTA BARU", and its applicant is told in the new words
    And the records verify

  Scenario: The drafts in the folder are being changed
    When the letterhead in the folder says "DRAF" and the code list there is empty, and nothing is published
    Then her licence names Ciater under the letterhead of before, and she is told so in the words of before
