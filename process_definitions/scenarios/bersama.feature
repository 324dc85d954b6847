# language: id
Fitur: Keberatan, penarikan, pembatalan, dan pencabutan
  Yang sama untuk setiap jenis izin yang memakai parts/kapan_saja, parts/keberatan, dan parts/pencabutan.

  Garis-Besar Skenario: Keberatan yang dikabulkan mengembalikan permohonan kepada verifikator
    Dengan contoh permohonan "<izin>" sudah sampai di "verifikasi"
    Dan keputusan ini diambil
      | verifikasi             | tolak          |
      | tanda_tangan_penolakan | ditandatangani |
    Dan pemohon mengajukan "keberatan" karena "Syaratnya sudah lengkap"
    Ketika keputusan ini diambil
      | telaah_keberatan  | diajukan   |
      | putusan_keberatan | dikabulkan |
    Maka permohonan berada di "verifikasi"
    Dan dokumen "letters/keberatan" terbit

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | andalalin  |
      | iptm       |
      | pbg        |
      | pkd        |
      | pohon      |
      | trayek     |
      | klinik     |
      | pendidikan |
      | slf        |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Keberatan yang ditolak dapat dibanding, dan banding dikabulkan
    Dengan contoh permohonan "<izin>" sudah sampai di "verifikasi"
    Dan keputusan ini diambil
      | verifikasi             | tolak          |
      | tanda_tangan_penolakan | ditandatangani |
    Dan pemohon mengajukan "keberatan" karena "Syaratnya sudah lengkap"
    Dan keputusan ini diambil
      | telaah_keberatan  | diajukan |
      | putusan_keberatan | ditolak  |
    Dan pemohon mengajukan "banding" karena "Keberatan tidak diperiksa"
    Ketika Pramudya memutuskan "dikabulkan" karena "Penolakan tidak beralasan"
    Maka permohonan berada di "verifikasi"
    Dan dokumen "letters/banding" terbit

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | andalalin  |
      | iptm       |
      | pbg        |
      | pkd        |
      | pohon      |
      | trayek     |
      | klinik     |
      | pendidikan |
      | slf        |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Banding yang ditolak membiarkan penolakan seperti semula
    Dengan contoh permohonan "<izin>" sudah sampai di "verifikasi"
    Dan keputusan ini diambil
      | verifikasi             | tolak          |
      | tanda_tangan_penolakan | ditandatangani |
    Dan pemohon mengajukan "keberatan"
    Dan keputusan ini diambil
      | telaah_keberatan  | diajukan |
      | putusan_keberatan | ditolak  |
    Dan pemohon mengajukan "banding"
    Ketika Pramudya memutuskan "ditolak" karena "Penolakan sudah benar"
    Maka permohonan berakhir "refused"

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | andalalin  |
      | iptm       |
      | pbg        |
      | pkd        |
      | pohon      |
      | trayek     |
      | klinik     |
      | pendidikan |
      | slf        |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Keberatan yang ditarik kembali membiarkan penolakan seperti semula
    Dengan contoh permohonan "<izin>" sudah sampai di "verifikasi"
    Dan keputusan ini diambil
      | verifikasi             | tolak          |
      | tanda_tangan_penolakan | ditandatangani |
    Dan pemohon mengajukan "keberatan"
    Dan keputusan ini diambil
      | telaah_keberatan | diajukan |
    Ketika pemohon menarik kembali keberatannya karena "Syaratnya memang kurang"
    Maka permohonan berakhir "refused"
    Dan tidak ada yang ditanya

    Contoh:
      | izin   |
      | ipr    |
      | iptm   |
      | trayek |

  Garis-Besar Skenario: Keberatan tidak dapat diajukan lagi sesudah 21 hari kerja
    Dengan contoh permohonan "<izin>" sudah sampai di "verifikasi"
    Dan keputusan ini diambil
      | verifikasi             | tolak          |
      | tanda_tangan_penolakan | ditandatangani |
    Dan 22 hari kerja berlalu
    Ketika pemohon mengajukan "keberatan"
    Maka itu ditolak dengan kode "not-now"

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | andalalin  |
      | iptm       |
      | pbg        |
      | pkd        |
      | pohon      |
      | trayek     |
      | klinik     |
      | pendidikan |
      | slf        |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Pemohon menarik permohonannya
    Dengan contoh permohonan "<izin>" sudah sampai di "tanda_tangan"
    Ketika pemohon menarik permohonannya
    Maka permohonan berakhir "withdrawn"

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | andalalin  |
      | pohon      |
      | trayek     |
      | slf        |
      | klinik     |
      | pendidikan |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Yang sudah ditandatangani tidak dapat ditarik
    Dengan contoh permohonan "<izin>" sudah sampai di "tanda_tangan"
    Dan petugas di "tanda_tangan" memutuskan "ditandatangani"
    Ketika pemohon menarik permohonannya
    Maka itu ditolak dengan kode "not-now"

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | andalalin  |
      | iptm       |
      | pbg        |
      | pkd        |
      | pohon      |
      | trayek     |
      | slf        |
      | klinik     |
      | pendidikan |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Kepala dinas membatalkan permohonan dengan alasan
    Dengan contoh permohonan "<izin>" sudah sampai di "verifikasi"
    Ketika Maya membatalkan permohonan karena "Permohonan ganda"
    Maka permohonan berakhir "cancelled"

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | andalalin  |
      | iptm       |
      | pbg        |
      | pkd        |
      | pohon      |
      | trayek     |
      | slf        |
      | klinik     |
      | pendidikan |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Petugas menarik kembali keputusan yang belum ditindaklanjuti
    Dengan contoh permohonan "<izin>"
    Dan Bayu memutuskan "lengkap"
    Ketika Bayu menarik kembali keputusannya
    Maka permohonan berada di "kelengkapan"

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | andalalin  |
      | iptm       |
      | pbg        |
      | pkd        |
      | pohon      |
      | trayek     |
      | slf        |
      | klinik     |
      | pendidikan |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Pencabutan diusulkan, dikembalikan, lalu ditandatangani
    Dengan contoh permohonan "<izin>" sudah sampai di "tanda_tangan"
    Dan petugas di "tanda_tangan" memutuskan "ditandatangani"
    Dan Hendra membuka "pencabutan" tentang izin itu
    Dan keputusan ini diambil
      | usul_pencabutan         | diusulkan  |
      | nilai_pencabutan        | kembalikan |
      | usul_pencabutan         | diusulkan  |
      | nilai_pencabutan        | disetujui  |
      | tanda_tangan_pencabutan | kembalikan |
      | usul_pencabutan         | diusulkan  |
      | nilai_pencabutan        | disetujui  |
    Ketika petugas di "tanda_tangan_pencabutan" memutuskan "ditandatangani"
    Maka permohonan berakhir "changed"
    Dan dokumen "letters/pencabutan" terbit
    Dan izin itu dicabut

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | pbg        |
      | pkd        |
      | trayek     |
      | klinik     |
      | pendidikan |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Usul pencabutan yang dihentikan membiarkan izin berlaku
    Dengan contoh permohonan "<izin>" sudah sampai di "tanda_tangan"
    Dan petugas di "tanda_tangan" memutuskan "ditandatangani"
    Dan Hendra membuka "pencabutan" tentang izin itu
    Ketika petugas di "usul_pencabutan" memutuskan "dihentikan"
    Maka permohonan berakhir "cancelled"
    Dan izin itu berlaku

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | pbg        |
      | trayek     |
      | klinik     |
      | pendidikan |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Kepala Bidang menghentikan usul pencabutan
    Dengan contoh permohonan "<izin>" sudah sampai di "tanda_tangan"
    Dan petugas di "tanda_tangan" memutuskan "ditandatangani"
    Dan Hendra membuka "pencabutan" tentang izin itu
    Dan petugas di "usul_pencabutan" memutuskan "diusulkan"
    Ketika petugas di "nilai_pencabutan" memutuskan "dihentikan"
    Maka permohonan berakhir "cancelled"

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | pbg        |
      | pkd        |
      | trayek     |
      | klinik     |
      | pendidikan |
      | lingkungan |
      | kkpr       |

  Garis-Besar Skenario: Pemegang izin tidak dapat membuka pencabutan
    Dengan contoh permohonan "<izin>" sudah sampai di "tanda_tangan"
    Dan petugas di "tanda_tangan" memutuskan "ditandatangani"
    Ketika permohonan "pencabutan" tentang izin itu diajukan
    Maka itu ditolak dengan kode "not-yours"

    Contoh:
      | izin       |
      | ipr        |
      | sip_dokter |
      | sip_nakes  |
      | skp        |
      | pbg        |
      | pkd        |
      | trayek     |
      | klinik     |
      | pendidikan |
      | lingkungan |
      | kkpr       |
