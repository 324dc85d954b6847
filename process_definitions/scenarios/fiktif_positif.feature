# language: id
Fitur: Dikabulkan menurut hukum
  Yang sama untuk setiap jenis izin yang memakai parts/fiktif_positif: petugas diam, dan pimpinan menerangkannya.

  Garis-Besar Skenario: Yang tidak diputuskan dalam jangka waktunya dikabulkan menurut hukum
    Dengan contoh permohonan "<izin>" sudah sampai di "verifikasi"
    Dan 30 hari kerja berlalu
    Ketika keputusan ini diambil
      | tanda_tangan_fiktif | ditandatangani |
    Maka dokumen "letters/fiktif_positif" terbit
    Dan permohonan berakhir "done"

    Contoh:
      | izin       |
      | pbg        |
      | slf        |
      | lingkungan |
      | klinik     |
      | sip_dokter |
      | sip_nakes  |
